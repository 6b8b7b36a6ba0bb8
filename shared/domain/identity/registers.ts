import type { VatTreatment } from '../invoices/model.ts';

/**
 * Registers kept by law: the care of their members is exempt from VAT (VATA 1994, Schedule 9, Group 7, item 1; HMRC
 * VATHLT2010, read November 2026). By short and by full name, in small letters.
 */
const statutoryRegisters: ReadonlySet<string> = new Set(
  [
    ['gmc', 'general medical council'],
    ['gdc', 'general dental council'],
    ['nmc', 'nursing and midwifery council'],
    ['hcpc', 'health and care professions council'],
    ['gphc', 'general pharmaceutical council'],
    ['psni', 'pharmaceutical society of northern ireland'],
    ['goc', 'general optical council'],
    ['gosc', 'general osteopathic council'],
    ['gcc', 'general chiropractic council'],
  ].flat(),
);

/** Whether a register is kept by law; a voluntary one (BACP, CNHC) exempts nothing. */
export function isStatutoryRegister(body: string): boolean {
  return statutoryRegisters.has(body.trim().replaceAll(/\s+/gu, ' ').toLowerCase());
}

/**
 * How the work of a member is treated for VAT as long as nobody says otherwise: exempt, unless the register is one that
 * exempts nothing. Without a register nothing is known, and most of those who bill for care are exempt.
 *
 * @param body  of the register, as the user wrote it; empty for none
 */
export function usualTreatment(body: string): VatTreatment {
  return body.trim() === '' || isStatutoryRegister(body) ? 'exempt' : 'standard';
}
