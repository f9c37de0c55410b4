/** The four dimensions, each with its points; one opens to the sentence behind every point and the one-tap corrections. */
import { useState } from 'preact/hooks';
import type { Dimension, DimensionKey, Rite as RiteScore } from '../../lib/case/assessment';
import { isWordKey, useWords } from '../ui/words';
import { EvidenceList, type ShowEvidence } from './Evidence';

/** The choices of domain.md 1, highest first; the first is the dimension's maximum. `[kit]` */
const choices: Record<DimensionKey, readonly number[]> = {
  r: [30, 20, 10, 0],
  i: [25, 20, 15, 10, 5],
  t: [25, 20, 15, 10, 5],
  e: [20, 15, 10, 5, 0],
};
const dimensions = ['r', 'i', 't', 'e'] as const;

interface Props {
  readonly rite: RiteScore;
  readonly sentences: Readonly<Record<string, string>>;
  readonly onShow: ShowEvidence;
  /** `null` goes back to the automatic value. */
  readonly onOverride: (dimension: DimensionKey, points: number | null) => void;
}

export function Rite({ rite, sentences, onShow, onOverride }: Props) {
  const { say } = useWords();
  const [open, setOpen] = useState<DimensionKey | null>(null);
  return (
    <section aria-label={say('rite')} class="rite">
      <div class="rite-row">
        {dimensions.map((key) => (
          <RiteTile
            key={key}
            dimension={key}
            value={rite[key]}
            open={open === key}
            onToggle={() => setOpen(open === key ? null : key)}
          />
        ))}
      </div>
      {open && (
        <div class="rite-detail">
          <h2>{say(`rite.${open}.long`)}</h2>
          <EvidenceList evidence={rite[open].evidence} sentences={sentences} onShow={onShow} />
          <Choices dimension={open} value={rite[open]} onOverride={onOverride} />
        </div>
      )}
    </section>
  );
}

interface TileProps {
  readonly dimension: DimensionKey;
  readonly value: Dimension;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function RiteTile({ dimension, value, open, onToggle }: TileProps) {
  const { say } = useWords();
  const max = choices[dimension][0] as number;
  return (
    <button type="button" class="tile" aria-expanded={open} title={say(`rite.${dimension}.long`)} onClick={onToggle}>
      <span class="tile-name">{say(`rite.${dimension}`)}</span>
      <span class="tile-points">
        {value.points}
        <small>/{max}</small>
      </span>
      <span class="tile-bar" aria-hidden="true">
        <span style={{ width: `${(value.points / max) * 100}%` }} />
      </span>
      <span class="tile-assumed">{value.assumed ? say('assumed') : value.override ? say('corrected') : ''}</span>
    </button>
  );
}

function Choices({
  dimension,
  value,
  onOverride,
}: {
  dimension: DimensionKey;
  value: Dimension;
  onOverride: Props['onOverride'];
}) {
  const { say } = useWords();
  return (
    <div class="choices">
      <p class="quiet">
        {value.override
          ? say('overridden', { points: value.points, automatic: value.override.automatic })
          : say(value.assumed ? 'assumedWhy' : 'changeWhy')}
      </p>
      <div class="choice-row">
        {choices[dimension].map((points) => {
          const key = `choice.${dimension}.${points}`;
          return (
            <button
              key={points}
              type="button"
              class="choice"
              aria-pressed={points === value.points}
              onClick={() => onOverride(dimension, points)}
            >
              {isWordKey(key) ? say(key) : points} <small>{points}</small>
            </button>
          );
        })}
      </div>
      {value.override && (
        <button type="button" class="link" onClick={() => onOverride(dimension, null)}>
          {say('undoOverride')}
        </button>
      )}
    </div>
  );
}
