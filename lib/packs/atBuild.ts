/** Puts the index of the shipped packs into the build (lib/packs/preparedSeeds.ts). */
import type { Plugin } from 'vite';
import { indexPacks } from './indexPacks';
import { writeSeeds } from './seedIndex';
import { shippedOrder } from './shipped';

export function prepareSeeds(): Plugin {
  return {
    name: 'prepared-seeds',
    transform(_code, id) {
      if (!id.endsWith('/lib/packs/preparedSeeds.ts')) return null;
      return { code: `export const preparedSeeds = ${JSON.stringify(writeSeeds(indexPacks(shippedOrder)))};`, map: null };
    },
  };
}
