/** Site adapters that were imported or made by clicking. */
import { importedIn } from './imported';

const adapters = importedIn('adapters');
export const keepAdapter = adapters.keep;
export const listAdapters = adapters.list;
export const deleteAdapter = adapters.delete;
