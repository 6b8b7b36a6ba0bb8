import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import { patternsCollide } from '../../../shared/domain/invoices/numbering.ts';
import { problemsOf } from '../../../shared/domain/invoices/number-pattern.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { piecesOf, type FilePiece } from '../../file-pieces.ts';
import type { Store } from '../../db/store.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import { appearanceOf, type IdentityFacts } from './issuer.ts';
import { prefixOf, savePrefix, type DocumentKind } from './number-store.ts';
import type { Numbers, NumberState } from './numbers.ts';

import type { DraftParties } from './drafting.ts';
import { sampleInvoice } from './sample-invoice.ts';
import { saveSettings, settingsOf } from './settings-store.ts';

export interface InvoiceSettingsDeps {
  readonly store: Store;
  readonly numbers: Numbers;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly today: () => LocalDate;
  readonly printer: DocumentPrinter;
  /** @throws AppError NOT_FOUND */
  readonly identityFacts: (identityId: string) => IdentityFacts;
  readonly practiceShares: () => DraftParties['practiceShares'];
  /** @throws AppError NOT_FOUND */
  readonly requireOrganisation: (organisationId: string) => void;
}

/** How the invoices of an identity look and count. */
export interface InvoiceSettingsService {
  /** @throws AppError NOT_FOUND */
  get(identityId: string): InvoiceSettings;
  /** Issued invoices stay as they are. @throws AppError NOT_FOUND, NUMBER_PATTERN_INVALID, PATTERNS_COLLIDE */
  set(identityId: string, settings: InvoiceSettings): InvoiceSettings;
  /** An invented invoice with settings that are not saved. @throws AppError NOT_FOUND, and what printing throws */
  sample(identityId: string, settings: InvoiceSettings, signal?: AbortSignal): AsyncGenerator<FilePiece, void, void>;
  /** @throws AppError NOT_FOUND, NUMBER_PATTERN_INVALID */
  checkNumbers(identityId: string, kind: DocumentKind): NumberState;
  /** @throws AppError NOT_FOUND, NUMBER_PATTERN_INVALID, NUMBER_NOT_OF_PATTERN, NUMBER_TAKEN */
  setLastNumber(identityId: string, kind: DocumentKind, number: string): NumberState;
  /** @throws AppError NOT_FOUND */
  prefix(organisationId: string): { readonly prefix: string };
  /** @throws AppError NOT_FOUND */
  setPrefix(organisationId: string, prefix: string): { readonly prefix: string };
}

export function createInvoiceSettingsService(deps: InvoiceSettingsDeps): InvoiceSettingsService {
  const { store, numbers, announce, today, printer, identityFacts, requireOrganisation } = deps;

  function get(identityId: string): InvoiceSettings {
    identityFacts(identityId);
    return settingsOf(store.read, identityId);
  }

  function set(identityId: string, settings: InvoiceSettings): InvoiceSettings {
    identityFacts(identityId);
    const { invoiceNumbers, creditNoteNumbers } = settings;
    const isUsable = problemsOf(invoiceNumbers).length === 0 && problemsOf(creditNoteNumbers).length === 0;
    if (!isUsable) throw new AppError('NUMBER_PATTERN_INVALID');
    if (patternsCollide(invoiceNumbers, creditNoteNumbers, today())) throw new AppError('PATTERNS_COLLIDE');
    store.write((db) => saveSettings(db, identityId, settings));
    announce(['invoices']);
    return get(identityId);
  }

  async function* sample(identityId: string, settings: InvoiceSettings, signal?: AbortSignal): AsyncGenerator<FilePiece, void, void> {
    const facts = identityFacts(identityId);
    yield* piecesOf(
      await printer.print(
        sampleInvoice({ facts, settings, practiceShares: deps.practiceShares() }, today()),
        appearanceOf(facts, settings),
        { signal },
      ),
    );
  }

  function checkNumbers(identityId: string, kind: DocumentKind): NumberState {
    identityFacts(identityId);
    return numbers.check(store.read, { identityId, kind, issuedOn: today() });
  }

  function setLastNumber(identityId: string, kind: DocumentKind, number: string): NumberState {
    identityFacts(identityId);
    store.write((db) => numbers.enterLast(db, { identityId, kind, issuedOn: today() }, number));
    numbers.keepMark(today());
    announce(['invoices']);
    return checkNumbers(identityId, kind);
  }

  function setPrefix(organisationId: string, prefix: string): { readonly prefix: string } {
    requireOrganisation(organisationId);
    store.write((db) => savePrefix(db, organisationId, prefix));
    announce(['invoices']);
    return { prefix };
  }

  function prefix(organisationId: string): { readonly prefix: string } {
    requireOrganisation(organisationId);
    return { prefix: prefixOf(store.read, organisationId) };
  }

  return { get, set, sample, checkNumbers, setLastNumber, prefix, setPrefix };
}
