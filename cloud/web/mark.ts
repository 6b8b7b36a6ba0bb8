const shape = (colour: string): string =>
  `<circle cx="12" cy="12" r="9.25" fill="none" stroke="${colour}" stroke-width="1.75"/><path d="M12 12V5.5A6.5 6.5 0 0 1 17.63 15.25Z" fill="${colour}"/>`;

/** The product's mark, as the app has it: a clock face whose hand has swept a session. In the colour of the text around it. */
export const markSvg = `<svg viewBox="0 0 24 24" aria-hidden="true">${shape('currentColor')}</svg>`;

/** For the tab of a browser, on a ground of its own: a tab may be light or dark. */
export const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 30 30"><rect x="-3" y="-3" width="30" height="30" rx="7" fill="#0f6b6b"/>${shape('#fff')}</svg>`;
