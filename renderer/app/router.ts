import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { ScreenFailure } from './screen-failure.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

/** Texts of the search part of an address that a screen reads; anything else in it is dropped. */
function texts<const K extends string>(...names: readonly K[]): (search: Readonly<Record<string, unknown>>) => { [N in K]?: string } {
  return (search) => {
    const known: { [N in K]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string') known[name] = value;
    }
    return known;
  };
}

const syncScreen = lazyRouteComponent(() => import('../features/feeds/sync-screen.tsx'), 'SyncScreen');

/** The views must not be drawn before their dates are set right. */
async function loadCalendar() {
  const [{ CalendarScreen }, { keepDatesOnWallClock }] = await Promise.all([
    import('../features/calendar/calendar-screen.tsx'),
    import('./wall-clock-dates.ts'),
  ]);
  keepDatesOnWallClock();
  return { CalendarScreen };
}

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-screen.tsx'), 'SettingsScreen'),
});

const settingsPages = [
  createRoute({
    getParentRoute: () => settings,
    path: '/',
    beforeLoad: () => redirect({ to: '/settings/general', replace: true, throw: true }),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/general',
    component: lazyRouteComponent(() => import('../features/settings/general-page.tsx'), 'GeneralPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/practice',
    validateSearch: texts('identity'),
    component: lazyRouteComponent(() => import('../features/practice/practice-page.tsx'), 'PracticePage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/mail',
    component: lazyRouteComponent(() => import('../features/mail/mail-page.tsx'), 'MailPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/pension',
    component: lazyRouteComponent(() => import('../features/pension/pension-page.tsx'), 'PensionPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/rates',
    component: lazyRouteComponent(() => import('../features/rates/rates-page.tsx'), 'RatesPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/practice/$identityId',
    component: lazyRouteComponent(() => import('../features/invoice-settings/invoice-settings-page.tsx'), 'InvoiceSettingsPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/clock',
    component: lazyRouteComponent(() => import('../features/settings/clock-page.tsx'), 'ClockPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/sounds',
    component: lazyRouteComponent(() => import('../features/settings/sounds-page.tsx'), 'SoundsPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/availability',
    component: lazyRouteComponent(() => import('../features/availability/availability-page.tsx'), 'AvailabilityPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/calendars',
    component: lazyRouteComponent(() => import('../features/settings/calendars-page.tsx'), 'CalendarsPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/security',
    component: lazyRouteComponent(() => import('../features/settings/security-page.tsx'), 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/backups',
    component: lazyRouteComponent(() => import('../features/backups/backups-page.tsx'), 'BackupsPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/account',
    component: lazyRouteComponent(() => import('../features/account/account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/updates',
    component: lazyRouteComponent(() => import('../features/updates/updates-page.tsx'), 'UpdatesPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/plans',
    component: lazyRouteComponent(() => import('../features/plans/plans-page.tsx'), 'PlansPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/help',
    component: lazyRouteComponent(() => import('../features/help/help-page.tsx'), 'HelpPage'),
  }),
] as const;

const tree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('../features/today/today-screen.tsx'), 'TodayScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/calendar',
    validateSearch: texts('view', 'day', 'session'),
    component: lazyRouteComponent(loadCalendar, 'CalendarScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/clients',
    validateSearch: texts('client'),
    component: lazyRouteComponent(() => import('../features/clients/clients-screen.tsx'), 'ClientsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/services',
    component: lazyRouteComponent(() => import('../features/services/services-screen.tsx'), 'ServicesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bookings',
    validateSearch: texts('booking'),
    component: lazyRouteComponent(() => import('../features/bookings/bookings-screen.tsx'), 'BookingsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/figures',
    component: lazyRouteComponent(() => import('../features/figures/figures-screen.tsx'), 'FiguresScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pension',
    component: lazyRouteComponent(() => import('../features/pension/pension-screen.tsx'), 'PensionScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pension/forms/$templateId',
    component: lazyRouteComponent(() => import('../features/pension/templates/mapping-screen.tsx'), 'MappingScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pension/what-if',
    validateSearch: texts('booking'),
    component: lazyRouteComponent(() => import('../features/pension/what-if-screen.tsx'), 'WhatIfScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/payments',
    component: lazyRouteComponent(() => import('../features/bank/payments-screen.tsx'), 'PaymentsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/payments/all',
    validateSearch: texts('organisation', 'identity', 'from', 'to', 'method', 'rest', 'payment'),
    component: lazyRouteComponent(() => import('../features/payments/all-payments-screen.tsx'), 'AllPaymentsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/organisations',
    validateSearch: texts('organisation'),
    component: lazyRouteComponent(() => import('../features/organisations/organisations-screen.tsx'), 'OrganisationsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/organisations/$organisationId',
    component: lazyRouteComponent(() => import('../features/statements/account-screen.tsx'), 'AccountScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/import/$kind',
    component: lazyRouteComponent(() => import('../features/imports/import-screen.tsx'), 'ImportScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invoices',
    validateSearch: texts('view', 'organisation', 'from', 'to'),
    component: lazyRouteComponent(() => import('../features/invoices/invoices-screen.tsx'), 'InvoicesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invoices/outbox',
    component: lazyRouteComponent(() => import('../features/mail/outbox-screen.tsx'), 'OutboxScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invoices/statements',
    component: lazyRouteComponent(() => import('../features/statements/statements-screen.tsx'), 'StatementsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invoices/billable',
    component: lazyRouteComponent(() => import('../features/invoices/billable-screen.tsx'), 'BillableScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invoices/$invoiceId',
    component: lazyRouteComponent(() => import('../features/invoices/invoice-screen.tsx'), 'InvoiceScreen'),
  }),
  createRoute({ getParentRoute: () => root, path: '/sync/new', component: syncScreen }),
  createRoute({ getParentRoute: () => root, path: '/sync/$feedId', component: syncScreen }),
  settings.addChildren(settingsPages),
]);

/** The addresses of the dashboard; they live in the fragment, which no server sees. */
export function createDashboardRouter() {
  return createRouter({
    routeTree: tree,
    history: createHashHistory(),
    defaultErrorComponent: ScreenFailure,
    defaultPreload: 'intent',
    scrollRestoration: false,
  });
}

export type DashboardRouter = ReturnType<typeof createDashboardRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: DashboardRouter;
  }
}
