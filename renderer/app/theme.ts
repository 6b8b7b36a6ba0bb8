import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** All steps of a colour from one token; the token itself knows light and dark. */
function tuple(main: string, strong: string, soft: string): MantineColorsTuple {
  return [soft, soft, soft, main, main, main, main, strong, strong, strong];
}

const neutral: MantineColorsTuple = [
  'var(--neutral-0)',
  'var(--neutral-1)',
  'var(--neutral-2)',
  'var(--neutral-3)',
  'var(--neutral-4)',
  'var(--neutral-5)',
  'var(--neutral-6)',
  'var(--neutral-7)',
  'var(--neutral-8)',
  'var(--neutral-9)',
];

/** The tokens of ui/tokens.css in the shape the component library asks for. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: {
    accent: tuple('var(--accent)', 'var(--accent-strong)', 'var(--accent-soft)'),
    red: tuple('var(--danger)', 'var(--danger-strong)', 'var(--danger-soft)'),
    gray: neutral,
    dark: neutral,
  },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: 'var(--text-12)', sm: 'var(--text-14)', md: 'var(--text-14)', lg: 'var(--text-16)', xl: 'var(--text-20)' },
  spacing: { xs: 'var(--space-8)', sm: 'var(--space-12)', md: 'var(--space-16)', lg: 'var(--space-24)', xl: 'var(--space-32)' },
  radius: { xs: '4px', sm: 'var(--radius-input)', md: 'var(--radius)', lg: 'var(--radius)', xl: 'var(--radius)' },
  defaultRadius: 'md',
  headings: { fontFamily: 'var(--font)', fontWeight: '620' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--shadow-float)', lg: 'var(--shadow-float)', xl: 'var(--shadow-float)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    if (input.variant !== 'filled') return colours;
    return { ...colours, color: input.color === 'red' ? 'var(--on-danger)' : 'var(--on-accent)' };
  },
  components: {
    Button: { defaultProps: { radius: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', radius: 'sm' } },
    Input: { defaultProps: { radius: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } } },
    Modal: {
      defaultProps: {
        overlayProps: { color: 'var(--shade)', backgroundOpacity: 1 },
        radius: 'md',
        padding: 'lg',
        transitionProps: { duration: 120, transition: 'fade' },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.2 }, padding: 'lg', closeButtonProps: { 'aria-label': 'Close' } } },
    // Their heads are none of the page, of which there may be one alone: a question over a drawer has two.
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    // The first item takes the focus: a place for it among the items, which the library would add, is none for screen readers.
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 }, withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    // A failed save moves the focus to the field: its list must not cover what is wrong with it.
    Select: { defaultProps: { openOnFocus: false } },
    Checkbox: { defaultProps: { iconColor: 'var(--on-accent)' } },
    Radio: { defaultProps: { iconColor: 'var(--on-accent)' } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Notification: { defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': 'Dismiss' } } },
  },
});

const surfaces = {
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-success': 'var(--accent)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-accent-text': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-strong)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-outline-hover': 'var(--accent-soft)',
  '--mantine-color-red-text': 'var(--danger)',
  '--mantine-color-red-filled': 'var(--danger)',
  '--mantine-color-red-filled-hover': 'var(--danger-strong)',
  '--mantine-color-red-light': 'var(--danger-soft)',
  '--mantine-color-red-light-hover': 'var(--danger-soft)',
  '--mantine-color-red-light-color': 'var(--danger)',
  '--mantine-color-red-outline': 'var(--danger)',
  '--mantine-color-red-outline-hover': 'var(--danger-soft)',
  '--mantine-color-gray-light': 'var(--sunken)',
  '--mantine-color-gray-light-hover': 'var(--sunken)',
  '--mantine-color-gray-light-color': 'var(--muted)',
  '--mantine-color-gray-text': 'var(--muted)',
} as const;

/** Both schemes point at the same tokens: the tokens change, not the names. */
export const resolveCssVariables: CSSVariablesResolver = () => ({ variables: {}, light: surfaces, dark: surfaces });
