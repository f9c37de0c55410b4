/** What to reach, what to say in which order, and what not to say: closed until wanted. */
import type { TrackView } from '../../lib/case/view';
import { useWords } from '../ui/words';

export function Guide({ track }: { track: TrackView }) {
  const { say } = useWords();
  const { aim, points, avoid, model } = track;
  return (
    <details class="guide">
      <summary>
        {say('talk.guide', { points: points.length, avoid: avoid.length })}
        <span class="model" title={say('talk.model')}>
          {model === 'triangle' || model === 'apology' ? say(`model.${model}`) : model}
        </span>
      </summary>
      <p class="aim">{aim}</p>
      <h3>{say('talk.points')}</h3>
      <ol>
        {points.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <h3>{say('talk.avoid')}</h3>
      <ul>
        {avoid.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
