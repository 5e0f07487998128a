// Compares two screenshots of the same machine, so that fonts make no difference.

/**
 * Returns the share of pixels whose lightness differs by more than a fifth of the range. The second picture may be
 * compared `mirrored` from right to left, or `inverted`.
 */
export function difference(page, one, other, how) {
  const pictures = [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`);
  return page.context().newPage().then(async (blank) => {
    const share = await blank.evaluate(
      async ([pictures, how]) => {
        const [one, other] = await Promise.all(
          pictures.map(async (address) => {
            const picture = new Image();
            picture.src = address;
            await picture.decode();
            const canvas = new OffscreenCanvas(picture.width, picture.height);
            const context = canvas.getContext('2d');
            context.drawImage(picture, 0, 0);
            return context.getImageData(0, 0, canvas.width, canvas.height);
          }),
        );
        const lightness = ({ data }, at) => 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
        let differing = 0;
        for (let y = 0; y < one.height; y += 1) {
          for (let x = 0; x < one.width; x += 1) {
            const there = how === 'mirrored' ? one.width - 1 - x : x;
            const a = lightness(one, 4 * (y * one.width + x));
            const b = lightness(other, 4 * (y * one.width + there));
            if (Math.abs(a - (how === 'inverted' ? 255 - b : b)) > 51) differing += 1;
          }
        }
        return differing / (one.width * one.height);
      },
      [pictures, how],
    );
    await blank.close();
    return share;
  });
}
