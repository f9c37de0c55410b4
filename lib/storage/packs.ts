/** Policy packs that were imported over the shipped ones. */
import { importedIn } from './imported';

const packs = importedIn('packs');
export const keepPack = packs.keep;
export const listPacks = packs.list;
export const deletePack = packs.delete;
