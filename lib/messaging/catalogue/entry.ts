/** How a message is named in the catalogue: who may send it, what it asks, what it gets. */
import * as v from 'valibot';
import type { Role } from '../role';

export interface Entry<Request, Reply> {
  readonly roles: readonly Role[];
  readonly request: v.GenericSchema<unknown, Request>;
  /** Only a type: replies come from ourselves and are not checked again. */
  readonly reply: Reply;
}

export function entry<Reply>() {
  return <Request>(roles: readonly Role[], request: v.GenericSchema<unknown, Request>): Entry<Request, Reply> => ({
    roles,
    request,
    reply: undefined as unknown as Reply,
  });
}

export const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
export const id = text(512);
export const nothing = v.object({});
/** Which tab a face means; a drawer always means its own. */
export const tab = { tabId: v.nullish(v.number()) };
/** A sidebar, wherever it is shown. */
export const inside = ['drawer', 'face'] as const;
