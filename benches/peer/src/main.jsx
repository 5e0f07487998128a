// The application: a list of stories with topics, orders, search and coverage.
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { answer, buildIndex, openArchive } from './archive.js';

const STORIES_PER_PAGE = 30;
const TOPICS_SHOWN = 12;

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const timeOf = (minute) => (minute === null || minute === undefined ? '' : date.format(minute * 60_000));

function Coverage({ related }) {
  return (
    <section data-testid="related" className="panel">
      <ol className="coverage-list">
        {related.map(({ title, provider, minute }, index) => (
          <li key={index} data-testid="related-item">
            <span className="publisher">{provider}</span> <span className="headline">{title}</span> <time>{timeOf(minute)}</time>
          </li>
        ))}
        {related.length === 0 && <li>No other publisher covers this story.</li>}
      </ol>
    </section>
  );
}

const Card = memo(function Card({ story, provider, topics }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <article data-testid="card" className="card">
        {story.picture && (
          <a className="card-picture" href={`#${story.slug}`}>
            <figure className="figure figure-cropped">
              <img src={story.picture} alt="" width="320" height="180" loading="lazy" />
            </figure>
          </a>
        )}
        <div className="card-text">
          <p className="kicker">
            <span className="publisher">{provider}</span>
            <time>{timeOf(story.minute)}</time>
          </p>
          <h2 className="headline">
            <a data-testid="card-title" href={`#${story.slug}`}>{story.title}</a>
          </h2>
          <p className="excerpt">{story.excerpt}</p>
          <div className="card-foot">
            <ul className="card-topics">
              {story.topics.map((number) => (
                <li key={number}>
                  <a href={`#${topics[number]}`}>{topics[number]}</a>
                </li>
              ))}
            </ul>
            <button type="button" className="save">☆ Save</button>
            <button type="button" data-testid="related-toggle" className="coverage-toggle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {story.publishers} publishers
            </button>
          </div>
        </div>
        {isOpen && <Coverage related={story.related} />}
      </article>
    </li>
  );
});

function App({ archive }) {
  const [chosen, setChosen] = useState(() => new Set());
  const [order, setOrder] = useState('new');
  const [text, setText] = useState('');
  const [isIndexed, setIsIndexed] = useState(false);
  const [shown, setShown] = useState(STORIES_PER_PAGE);

  useEffect(() => {
    document.documentElement.dataset.ready = 'list';
    buildIndex(archive).then(() => {
      document.documentElement.dataset.ready = 'all';
      setIsIndexed(true);
    });
  }, [archive]);

  const { rows, counts } = useMemo(() => answer(archive, { chosen, order, text }), [archive, chosen, order, text]);
  const listed = useMemo(() => {
    const numbers = archive.topics.map((_, number) => number);
    const { counts } = answer(archive, { chosen: new Set(), order: 'new', text: '' });
    return numbers.sort((a, b) => counts[b] - counts[a]).slice(0, TOPICS_SHOWN);
  }, [archive]);
  const toggle = useCallback((number) => {
    setShown(STORIES_PER_PAGE);
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(number)) after.add(number);
      return after;
    });
  }, []);

  return (
    <main>
      <input
        type="search"
        id="search"
        data-testid="search"
        className="search-box"
        placeholder={`Search ${archive.stories.length} stories`}
        disabled={!isIndexed}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
      />
      <ul className="topics">
        {listed.map((number) => (
          <li key={number}>
            <button type="button" data-testid="topic" data-topic={archive.topics[number]} aria-pressed={chosen.has(number)} className="topic" onClick={() => toggle(number)}>
              {archive.topics[number]} <span data-testid="topic-count" className="topic-count">{counts[number]}</span>
            </button>
          </li>
        ))}
      </ul>
      <p data-testid="count" className="count">{rows.length} stories</p>
      <select data-testid="sort" value={order} onChange={(event) => setOrder(event.target.value)}>
        <option value="new">Newest</option>
        <option value="hot">Hottest</option>
        <option value="quality">Best sources</option>
        <option value="covered">Most covered</option>
      </select>
      <ol className="story-list" aria-busy="false">
        {rows.slice(0, shown).map((row) => (
          <Card key={archive.stories[row].slug} story={archive.stories[row]} provider={archive.providers[archive.stories[row].provider]} topics={archive.topics} />
        ))}
      </ol>
      {shown < rows.length && (
        <button type="button" onClick={() => setShown(shown + STORIES_PER_PAGE)}>More</button>
      )}
    </main>
  );
}

const response = await fetch('records.json');
createRoot(document.getElementById('root')).render(<App archive={openArchive(await response.json())} />);
