import { Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { readStored, store } from '../../kit/stored.ts';
import type { StorySentence } from '../api/shapes.ts';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import classes from './story-so-far.module.css';

const FOLDED = 'story.folded';

/** What happened so far; each sentence leads to the interaction in the timeline that proves it. */
export function StorySoFar({ story }: { story: StorySentence[] }) {
  const [folded, setFolded] = useState(() => readStored<boolean>(FOLDED) ?? false);
  if (story.length === 0) return null;
  const toggle = () => {
    store(FOLDED, !folded);
    setFolded(!folded);
  };
  return (
    <section className={classes.story} aria-labelledby="story-title">
      <UnstyledButton className={classes.head} onClick={toggle} aria-expanded={!folded}>
        <IconSparkles size={15} stroke={1.7} aria-hidden />
        <h3 id="story-title" className={classes.title}>
          {t('story.title')}
        </h3>
        <IconChevronDown
          size={15}
          stroke={1.7}
          className={classes.arrow}
          data-folded={folded || undefined}
          aria-hidden
        />
      </UnstyledButton>
      <Collapse expanded={!folded} transitionDuration={120}>
        <ol className={classes.sentences}>
          {story.map((sentence) => (
            <li key={`${sentence.interaction_id}${sentence.text}`} data-kind={sentence.kind}>
              <Sentence sentence={sentence} />
            </li>
          ))}
        </ol>
      </Collapse>
    </section>
  );
}

function Sentence({ sentence }: { sentence: StorySentence }) {
  if (!sentence.interaction_id) return <span className={classes.plain}>{sentence.text}</span>;
  return (
    <Link
      to="."
      search={(old) => ({ ...old, at: sentence.interaction_id ?? undefined })}
      className={classes.sentence}
      title={t('story.jump')}
    >
      <span>{sentence.text}</span>
      <When at={sentence.occurred_at} className={classes.when} />
    </Link>
  );
}
