import { createHash } from 'node:crypto';
import { iconSvg } from './mark.ts';
import { siteCss } from './site.css.ts';

/** A file that pages load; all of them are ours. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** How long a browser may keep it without asking. */
  readonly keepSeconds: number;
}

const A_YEAR = 31_536_000;
const css: Asset = { path: '/site.css', type: 'text/css; charset=utf-8', body: siteCss, keepSeconds: A_YEAR };
const icon: Asset = { path: '/icon.svg', type: 'image/svg+xml', body: iconSvg, keepSeconds: A_YEAR };

/** What every page loads. */
export const pageAssets: readonly Asset[] = [css, icon];

/** Their addresses change with what is in them: a browser keeps them for long, and never mixes two versions. */
export const assetUrls = { css: urlOf(css), icon: urlOf(icon) } as const;

function urlOf({ path, body }: Asset): string {
  return `${path}?v=${createHash('sha256').update(body).digest('base64url').slice(0, 10)}`;
}
