import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';

/** The figures as they are when they are looked at: services that were made before a pack was installed follow it. */
export function liveRates(current: () => PensionRates): PensionRates {
  return {
    get sources() {
      return current().sources;
    },
    get tierTables() {
      return current().tierTables;
    },
    get employerRates() {
      return current().employerRates;
    },
    get areas() {
      return current().areas;
    },
    get forms() {
      return current().forms;
    },
    get tenWeeks() {
      return current().tenWeeks;
    },
    get tolerance() {
      return current().tolerance;
    },
    get daysInYear() {
      return current().daysInYear;
    },
  };
}
