/** The words of mail that is sent from the desk. */
export const mailTexts = {
  MAIL_PASSWORD_NEEDED: {
    title: 'The password is needed again',
    action: 'The stored one belongs to another server or user name, and is sent to no other. Enter it once more.',
  },
  MAIL_TEXT_WRONG: {
    title: 'A placeholder in the text is not right',
    action: 'Correct what is marked. The text was not saved.',
  },
  MAIL_NO_ACCOUNT: {
    title: 'There is no mail account yet',
    action: 'Set one up under Settings, Mail, or open the message in your mail app. Nothing was sent.',
  },
  MAIL_NO_SENDER: {
    title: 'No address of yours is known',
    action: 'Enter one in your practice profile, or set up a mail account. Nothing was sent.',
  },
  MAIL_NO_PDF: {
    title: 'This invoice has no PDF to send',
    action: 'It was brought in from elsewhere. Send the original yourself, and note it here as sent.',
  },
  MAIL_SENT_MEANWHILE: {
    title: 'A message about this was put into the outbox meanwhile',
    action: 'It may be from another window. Look at it, and send again if that is meant. Nothing was sent twice.',
  },
  MAIL_UNSETTLED: {
    title: 'An earlier message about this is still open',
    action: 'Wait for it, withdraw it, or say in the outbox whether it arrived. Nothing was sent twice.',
  },
  MAIL_PASSED: {
    title: 'The message has moved on',
    action: 'Its state no longer allows this. Look at it again; nothing was changed.',
  },
} as const;
