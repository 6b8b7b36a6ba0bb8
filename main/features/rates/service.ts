import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { FiguresInUse, InstalledPack } from '../../../shared/contract/rates.ts';
import type { RatesPack } from '../../../shared/contract/rates-pack.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { minutes, type Instant, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { figureGroups } from '../../../shared/rates/figure-list.ts';
import { builtInFigures, type KnownFigures } from '../../../shared/rates/known-figures.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import { createUndoList, type RowImages } from '../../db/undo-list.ts';
import type { Clock } from '../../ports/clock.ts';
import { verifyRatesPack, type PackRefusal } from '../../rates-pack/verify-rates-pack.ts';
import { liveRates } from './live-rates.ts';
import { packRefusalWords } from './pack-words.ts';
import { savePack, storedPack, type StoredPack } from './store.ts';

export interface RatesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: () => ZoneId;
  readonly newId: () => string;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  /** PEM; who may sign packs. */
  readonly ratesKeys: readonly string[];
  /** @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array;
}

/** Dated figures: those of the product, or of a signed pack. Rules in docs/rules/rates-pack.md. */
export interface RatesService {
  /** Those of the pension, as they are when they are looked at. */
  readonly pension: PensionRates;
  current(): KnownFigures;
  inUse(): FiguresInUse;
  /** @throws AppError UPLOAD_GONE */
  install(uploadId: string): InstalledPack;
  useBuiltIn(): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

interface Held {
  readonly figures: KnownFigures;
  readonly installedAt: Instant | null;
  readonly unused: PackRefusal | null;
  /** When it was looked at: a pack expires. */
  readonly seenAt: Instant;
}

const SEEN_FOR = minutes(1);

export function createRatesService({ store, clock, zone, newId, announce, ratesKeys, takeUpload }: RatesDeps): RatesService {
  const undoList = createUndoList(newId, packImages);
  let held: Held | null = null;

  const today = (): LocalDate => dayOf(clock.now(), zone());

  /** Checked anew once a minute, and after every change. */
  function look(): Held {
    const now = clock.now();
    if (held === null || Math.abs(now - held.seenAt) >= SEEN_FOR) held = { ...read(), seenAt: now };
    return held;
  }

  function read(): Omit<Held, 'seenAt'> {
    const stored = storedPack(store.read);
    if (stored === null) return { figures: builtInFigures, installedAt: null, unused: null };
    const { pack, refusal } = verifyRatesPack(stored.file, { today: today(), publicKeys: ratesKeys });
    if (pack === null) return { figures: builtInFigures, installedAt: null, unused: refusal };
    return { figures: figuresOf(pack), installedAt: stored.installedAt, unused: null };
  }

  /** @returns the id that takes the change back */
  function change(work: (db: WriteDb) => void): string {
    const file = store.write((db) => undoList.record(db, [onlyId], () => work(db)));
    held = null;
    const undoId = file();
    announce(['rates']);
    return undoId;
  }

  function install(uploadId: string): InstalledPack {
    const file = Buffer.from(takeUpload(uploadId)).toString('utf8');
    const { pack, refusal } = verifyRatesPack(file, { today: today(), inUse: look().figures, publicKeys: ratesKeys });
    if (pack === null) return { outcome: 'refused', refusal, words: packRefusalWords[refusal] };
    return { outcome: 'installed', version: pack.version, undoId: change((db) => savePack(db, { file, installedAt: clock.now() })) };
  }

  function inUse(): FiguresInUse {
    const { figures, installedAt, unused } = look();
    const { version, issuedOn, expiresOn, source } = figures;
    const refused = unused === null ? null : { refusal: unused, words: packRefusalWords[unused] };
    return { version, issuedOn, expiresOn, source, installedAt, unused: refused, groups: figureGroups(figures) };
  }

  function undo(undoId: string): void {
    store.write((db) => undoList.undo(db, undoId))();
    held = null;
    announce(['rates']);
  }

  const current = (): KnownFigures => look().figures;
  return {
    pension: liveRates(() => current().pension),
    current,
    inUse,
    install,
    useBuiltIn: () => ({ undoId: change((db) => savePack(db, null)) }),
    undo,
  };
}

function figuresOf(pack: RatesPack): KnownFigures {
  const { version, issuedOn, expiresOn, source, pension, templates, bankHolidays } = pack;
  const forms = templates.map(({ form, ...rest }) => ({ formKind: form === 'A' ? ('formA' as const) : ('formB' as const), ...rest }));
  return { version, issuedOn, expiresOn, source, pension, forms, bankHolidays };
}

/** There is one pack or none. */
const onlyId = 'pack';

const packImages: RowImages<StoredPack> = {
  take: (db) => storedPack(db),
  put: (db, _id, image) => savePack(db, image),
  canPut: () => true,
  refusal: () => new AppError('NOTHING_TO_UNDO'),
};
