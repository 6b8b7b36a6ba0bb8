/** The words of the account. */
export const accountTexts = {
  ACCOUNT_UNREACHABLE: {
    title: 'The account service did not answer',
    action:
      'The computer may be offline, or the service busy. Try again in a few minutes. Your plan stays as it is, and nothing was changed.',
  },
};
