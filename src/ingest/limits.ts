/** What one file may cost, so that none can freeze or fill a clinic's laptop. */

/** The largest radiographs are 4300 x 4300 x 2 bytes = 37 MB. */
export const limitFileBytes = 128 * 1024 * 1024;

/** rows * columns of one image. */
export const limitPixels = 64 * 1024 * 1024;

/** All that one file unpacks to: a deflated data set, a PNG, or the entries of an archive together. */
export const limitInflatedBytes = 512 * 1024 * 1024;

export const limitArchiveEntries = 2000;

/** Wall time of one file in its worker. JPEG 2000 at 3000 x 3000 takes 1.3 s on two desktop cores and several times that on an old laptop. */
export const limitMs = 20_000;

/** Files that are read at the same time. */
export const limitWorkers = 2;
