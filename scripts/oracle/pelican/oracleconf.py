# The settings of publication, and the plugin that writes what is published.
import os
import sys

sys.path.append(os.curdir)
from publishconf import *

PLUGIN_PATHS = ["."]
PLUGINS = ["oracle_plugin"]
