import source from '../../resources/updates.json' with { type: 'json' };

/** Where manifests and files lie; `stable.json` and `beta.json` in it. */
export const updatesUrl: string = source.url;

/** PEM; who may sign manifests: the key in use, and the one that follows when that is lost or worn out. */
export const updateKeys: readonly string[] = [source.currentKey, source.nextKey];
