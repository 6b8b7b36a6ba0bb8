import source from '../../resources/licence.json' with { type: 'json' };

/** Where the service answers and its pages lie, without a slash at the end. */
export const licenceUrl: string = source.url;

/** PEM; who may sign licences: the key in use, and the one that follows when that is lost or worn out. */
export const licenceKeys: readonly string[] = [source.currentKey, source.nextKey];
