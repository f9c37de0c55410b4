/** Messages in the order in which they were said. */
import type { Message } from '../../case/reading';
import type { Block } from './block';
import type { BodyPlaces } from './body';
import type { Head } from './head';
import type { Said } from './spoken';
import { sortKey } from './times';

export interface ReadMessage {
  readonly block: Block;
  readonly head: Head;
  readonly places: BodyPlaces;
  readonly text: string;
}

export interface Told {
  readonly item: Element;
  readonly list: Element;
  readonly places: BodyPlaces;
  readonly message: Message;
}

/** Oldest first, by the times themselves; where they do not decide, as the page has them (turned, if it shows the newest first). */
export function inOrder(messages: readonly ReadMessage[], speakers: readonly Said[], now: string): Told[] {
  const told = messages.map((each, index) => toldOf(each, speakers[index] ?? 'unsure'));
  const keyed = told.map((each) => ({ each, key: each.message.at ? sortKey(each.message.at, now) : null }));
  const keys = keyed.flatMap(({ key }) => key ?? []);
  if (keys.length < told.length) return (keys[0] ?? 0) > (keys.at(-1) ?? 0) ? told.reverse() : told;
  const isAfter = (sign: number) => keys.filter((key, index) => index > 0 && (key - (keys[index - 1] ?? 0)) * sign > 0).length;
  const turned = isAfter(-1) > isAfter(1) ? keyed.reverse() : keyed;
  return turned.sort((a, b) => (a.key ?? 0) - (b.key ?? 0)).map(({ each }) => each);
}

function toldOf({ block, head, places, text }: ReadMessage, from: Said): Told {
  const { author, isInternal } = head;
  const { channel } = head.mark;
  const [item] = block.boxes;
  return {
    item: (item ?? block.list).element,
    list: block.list.element,
    places,
    message: { at: block.at, from, author, text, ...(channel ? { channel } : {}), ...(isInternal ? { internal: true } : {}) },
  };
}
