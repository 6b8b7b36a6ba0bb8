import type { PensionRates } from '../../domain/pension/pension-rates.ts';

/** Where the figures were read, by the ids that they carry. */
export const pensionSources: PensionRates['sources'] = {
  'nhsbsa-cost-2022': {
    title: 'NHSBSA: Cost of being in the Scheme (bands up to 1 October 2022)',
    url: 'https://www.nhsbsa.nhs.uk/member-hub/cost-being-scheme',
  },
  'nhsbsa-cost': { title: 'NHSBSA: Cost of being in the Scheme', url: 'https://www.nhsbsa.nhs.uk/member-hub/cost-being-scheme' },
  'nhsbsa-pay': {
    title: 'NHSBSA: Pay and contributions',
    url: 'https://nhsbsa.nhs.uk/employer-hub/technical-guidance/pay-and-contributions',
  },
  'nhsbsa-employer-2025': {
    title: 'NHSBSA: Employer contribution rates 2025/26',
    url: 'https://nhsbsa.nhs.uk/nhs-pension-scheme-employer-contribution-rates-202526',
  },
  'nhsbsa-locums': { title: 'NHSBSA: GP locums (KA-04334)', url: 'https://faq.nhsbsa.nhs.uk/knowledgebase/article/KA-04334/en-us' },
  'nhsbsa-covid': { title: 'NHSBSA: COVID-19 information on GP forms', url: 'https://www.nhsbsa.nhs.uk/covid-19-information-gp-forms' },
  'nhs-employers-2024': {
    title: 'NHS Employers: Member contributions 2024/25',
    url: 'https://www.nhsemployers.org/publications/nhs-pension-scheme-member-contributions-202425',
  },
  'nhs-employers-2025': {
    title: 'NHS Employers: Member contributions (March 2025)',
    url: 'https://nhsemployers.org/publications/nhs-pension-scheme-member-contributions',
  },
  'nhs-employers-2026': {
    title: 'NHS Employers: Member contributions 2026/27, as quoted by others',
    url: 'https://nhsemployers.org/publications/nhs-pension-scheme-member-contributions',
  },
  'dhsc-2025': {
    title: 'DHSC: Uplifts to the contribution tiers from 1 April 2025 (10 July 2025)',
    url: 'https://www.gov.uk/government/publications/nhs-pension-scheme-changes-to-contribution-tier-thresholds',
  },
  'mip-2025': {
    title: 'Management in Practice: New 2025/26 structure (14 July 2025)',
    url: 'https://managementinpractice.com/news/new-2025-26-pension-payment-structure-for-nhs-staff',
  },
  'sage-2025': {
    title: 'Sage: Band changes of July 2025, old and new',
    url: 'https://gb-kb.sage.com/portal/app/portlets/results/view2.jsp?k2dockey=250318135314003',
  },
  'calculator-2026': { title: 'A public calculator of 2026/27 contributions', url: '' },
  'pcse-locum': {
    title: 'PCSE: Locum A and B contributions',
    url: 'https://pcse.england.nhs.uk/help/gp-pensions/locum-a-b-pension-contributions',
  },
  'pcse-paying': {
    title: 'PCSE: Paying pension contributions',
    url: 'https://pcse.england.nhs.uk/services/gp-pensions/locum-gps/paying-pension-contributions-nhs-england',
  },
  'pcse-tiers': {
    title: 'PCSE: Tier rates',
    url: 'https://pcse.england.nhs.uk/help/end-year-202324-type-2-self-assessment-forms/tier-rates',
  },
  'pcse-annualising': {
    title: 'PCSE: Annualisation at the end of the year',
    url: 'https://pcse.england.nhs.uk/help/end-year-pensions/eoy-annualisation',
  },
  'form-a-2021': { title: 'GP Locum Form A 2021/22', url: 'https://fill.io/General-guidance-To-claim-NHS-Pension-Scheme-membership' },
  'form-b-2021': { title: 'GP Locum Form B 2021/22', url: 'https://fill.io/GP-Locum-s-monthly-record-of-general-medical-services' },
  'form-b-2017': { title: 'GP Locum Form B, May 2017', url: 'https://paperzz.com/doc/7111998/gp-locum-b' },
  've-medical': { title: 'VE Medical: Form B in March', url: 'https://ve-medical.com' },
  'nasgp-appraisers': { title: 'NASGP: Appraisers in 2026/27', url: 'https://nasgp.org.uk' },
  'bma-locums': { title: 'BMA: Locum GPs and the pension', url: 'https://www.bma.org.uk/advice-and-support/gp-practices/locum-gps' },
  'bma-practices': {
    title: 'BMA: Locum pension contributions, guide for practices (30 June 2023)',
    url: 'https://www.bma.org.uk/advice-and-support/gp-practices/locum-gps/locum-pension-contributions-guide-for-gp-practices',
  },
  'kashflow-2022-10': {
    title: 'Kashflow: New tiers from 1 October 2022',
    url: 'https://www.kashflow.com/support/kbp/new-nhs-pension-tiers-and-contributions/',
  },
  'kashflow-2024-04': { title: 'Kashflow: Tiers 2024/25', url: 'https://kashflow.com/?p=86415' },
  'kashflow-2024-10': { title: 'Kashflow: Release of October 2024', url: 'https://kashflow.com/?p=86479' },
  'kashflow-2025-04': { title: 'Kashflow: Changes 2025/26', url: 'https://kashflow.com/support/kbp/nhs-pension-scheme-changes-2025-26' },
  'kashflow-2025-07': { title: 'Kashflow: Release of July 2025', url: 'https://www.kashflow.com/?p=86580' },
  'iris-hsc': { title: 'IRIS: HSC pension thresholds 2022/23 and 2023/24', url: 'https://help.iris.co.uk/payroll/shared/hsc-penson.htm' },
  'sppa-employer': { title: 'SPPA: Employer contributions', url: 'https://pensions.gov.scot/nhs/employers/employer-contributions' },
  'sppa-member': { title: 'SPPA: Member contributions', url: 'https://pensions.gov.scot/nhs/employers/member-contributions' },
  'sppa-practitioners': {
    title: 'SPPA: Medical and dental practitioners',
    url: 'https://pensions.gov.scot/nhs/your-membership/medical-and-dental-practitioners',
  },
  'hsc-update-2023': { title: 'HSC Pensions: Employer update, last quarter of 2023/24', url: 'https://hscpensions.hscni.net/?p=14946' },
  'hsc-update-2024': {
    title: 'HSC Pensions: Employer update, first quarter of 2024/25',
    url: 'https://hscpensions.hscni.net/hsc-pension-scheme/employers/employer-technical-updates/employer-technical-update-quarter-1-2024-2025',
  },
  'hsc-newsletter-2025': {
    title: 'HSC: Newsletter, last quarter of 2024/25',
    url: 'https://hscpensions.hscni.net/hsc-pension-scheme/employers/directional-bodies-staff-newsletters/directional-body-newsletters-quarter-4-2024-2025/',
  },
  'hsc-payroll': { title: 'HSC Payroll Service Centre: Pension', url: 'https://payrollquery.hscni.net/employee-fact-cards/pension' },
  'hsc-locums': { title: 'HSC Pension Service: Locums', url: 'https://hscpensions.hscni.net/hsc-pension-scheme/pracitioners/locums' },
  'ni-regulations': {
    title: 'HSC Pension Scheme Regulations (Northern Ireland) 2015, reg 37 and Schedule 10',
    url: 'https://www.legislation.gov.uk/nisr/2015/120',
  },
};
