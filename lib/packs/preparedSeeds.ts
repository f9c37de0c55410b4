/**
 * The index of the shipped packs, Chinese first, as `writeSeeds` wrote it: the build puts it here (atBuild.ts), so that the
 * background need not read two thousand patterns at its start. `null` where nothing was built: then it is made when it is needed.
 */
export const preparedSeeds: string | null = null;
