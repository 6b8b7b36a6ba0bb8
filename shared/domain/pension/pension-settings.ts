/** Which month the payment reference names: of Form B, as NASGP was told, or of the work, as NHSBSA and PCSE write. */
export const referenceMonths = ['formB', 'work'] as const;
/** From which day of a form the ten weeks are counted: the safe reading, or the one of the form's notes. */
export const tenWeekStarts = ['firstDay', 'lastDay'] as const;
/** When Form B is due in Northern Ireland: as the website says, or as the regulations do. */
export const northernIrelandDueDays = ['sixth', 'seventh'] as const;

/** What the user decides where sources differ. Reasons: docs/rules/pension.md §9. */
export interface PensionSettings {
  readonly referenceMonth: (typeof referenceMonths)[number];
  readonly tenWeeksFrom: (typeof tenWeekStarts)[number];
  readonly northernIrelandDueDay: (typeof northernIrelandDueDays)[number];
}

/** The cautious readings. */
export const defaultPensionSettings: PensionSettings = {
  referenceMonth: 'formB',
  tenWeeksFrom: 'firstDay',
  northernIrelandDueDay: 'sixth',
};
