import { html } from 'hono/html';
import type { Context } from 'hono';
import { z } from 'zod';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { choice, field, notice, problemList, tick, type Html } from '../../web/page.ts';
import { atLeast } from '../../web/at-least.ts';
import { chosenCategories } from '../mail/kinds.ts';
import type { AccountService } from './service.ts';
import { isFlooded, ofNetwork, type Limits } from './limits.ts';
import { passwordHint, passwordTexts } from './password-texts.ts';
import type { PasswordProblem } from './passwords.ts';
import { waitText } from './wait-text.ts';

/** What was typed, and what is wrong with it by field. */
interface SignUpForm {
  readonly name: string;
  readonly email: string;
  readonly age: string;
  readonly agreed: boolean;
  readonly wantsNews: boolean;
  readonly problems: Readonly<Record<string, string>>;
}

const emptyForm: SignUpForm = { name: '', email: '', age: '', agreed: false, wantsNews: false, problems: {} };

export interface SignUpRouteDeps {
  readonly accounts: AccountService;
  readonly limits: Limits;
  readonly formGuard: FormGuard;
  readonly addressOf: (c: Context) => string;
}

/** Creating an account, and the links of the mails that go with it. */
export function signUpRoutes({ accounts, limits, formGuard, addressOf }: SignUpRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/sign-up', access: 'anyone', handle: (c, visitor) => showForm(c, emptyForm, visitor) },
    { method: 'POST', path: '/sign-up', access: 'anyone', handle: signUp },
    { method: 'GET', path: '/confirm', access: 'anyone', handle: showConfirm },
    { method: 'POST', path: '/confirm', access: 'anyone', handle: confirm },
  ];

  function showForm(c: Context, form: SignUpForm, visitor: SignedIn | null, status: 200 | 400 | 429 = 200) {
    return answer(c, status, { title: 'Create an account', main: formOf(form, formGuard.tokenFor(c)) }, visitor);
  }

  async function signUp(c: Context, visitor: SignedIn | null) {
    const [name, email, password] = [await fieldOf(c, 'name'), await fieldOf(c, 'email'), await fieldOf(c, 'password')];
    const [age, agreed] = [await fieldOf(c, 'age'), (await fieldOf(c, 'agreed')) === 'yes'];
    const wantsNews = (await fieldOf(c, 'news')) === 'yes';
    const typed = { name: name.trim(), email: email.trim(), age, agreed, wantsNews };
    const problems = problemsOf(typed, accounts.passwordProblem(password, typed.email));
    if (Object.keys(problems).length > 0) return showForm(c, { ...typed, problems }, visitor, 400);
    const wait = await limits.begin([ofNetwork(addressOf(c), 'sign-up')]);
    if (wait > 0) return showForm(c, { ...typed, problems: { form: waitText(wait) } }, visitor, 429);
    const wanted = { name: typed.name, email: typed.email, password, age: age === 'age18' ? 'age18' : 'age13', wantsNews } as const;
    await atLeast(400, async () => {
      if (!(await isFlooded(limits, typed.email, 'sign-up'))) await accounts.signUp(wanted);
    });
    return answer(c, 200, { title: 'Check your email', main: checkEmail(typed.email) }, visitor);
  }

  /** A page with a button: programs that look into mails follow links, and must not confirm an address that a stranger gave. */
  function showConfirm(c: Context, visitor: SignedIn | null) {
    const main = confirmForm(c.req.query('token') ?? '', formGuard.tokenFor(c));
    return answer(c, 200, { title: 'Is this address yours?', main }, visitor);
  }

  async function confirm(c: Context, visitor: SignedIn | null) {
    const isConfirmed = await accounts.confirm(await fieldOf(c, 'token'));
    const main = isConfirmed
      ? html`<h1>Your address is confirmed</h1>
          <p>You can sign in now.</p>
          <p class="ways"><a class="button" href="/sign-in">Sign in</a></p>`
      : html`<h1>This link no longer works</h1>
          <p>It works for 24 hours. Sign in: if your address still needs confirming, we send you a new link.</p>
          <p class="ways"><a class="button" href="/sign-in">Sign in</a></p>`;
    return answer(c, isConfirmed ? 200 : 400, { title: isConfirmed ? 'Address confirmed' : 'Link no longer works', main }, visitor);
  }
}

function problemsOf({ name, email, age, agreed }: Omit<SignUpForm, 'problems'>, password: PasswordProblem | null): Record<string, string> {
  const found: Record<string, string> = {};
  if (name === '' || name.length > 100) found['name'] = 'Enter your name, in at most 100 characters.';
  if (!z.email().safeParse(email).success) found['email'] = 'Enter an email address like name@example.org.';
  if (password) found['password'] = passwordTexts[password];
  if (age !== 'age13' && age !== 'age18') found['age'] = 'Choose your age.';
  if (!agreed) found['agreed'] = 'Tick that you agree to the terms.';
  return found;
}

function formOf({ name, email, age, agreed, wantsNews, problems }: SignUpForm, token: string): Html {
  const { form, ...byField } = problems;
  return html`<h1>Create an account</h1>
    ${form ? notice(form, 'problem') : problemList(byField)}
    <p>You need one only to use a plan. The app itself works without, and nothing of your practice is stored in the account.</p>
    <form method="post" action="/sign-up" novalidate>
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ name: 'name', label: 'Your name', value: name, autocomplete: 'name', problem: problems['name'] })}
      ${field({
        name: 'email',
        label: 'Email',
        type: 'email',
        value: email,
        hint: 'We send a link there to confirm it.',
        autocomplete: 'email',
        problem: problems['email'],
      })}
      ${field({
        name: 'password',
        label: 'Password',
        type: 'password',
        hint: passwordHint,
        autocomplete: 'new-password',
        problem: problems['password'],
      })}
      ${choice({
        name: 'age',
        legend: 'Your age',
        problem: problems['age'],
        options: [
          { value: 'age18', label: 'I am 18 or older' },
          { value: 'age13', label: 'I am 13 to 17: the clock only' },
        ],
        chosen: age,
      })}
      ${tick({
        name: 'agreed',
        label: html`I agree to the <a href="/terms">terms</a> and have read the <a href="/privacy">privacy page</a>`,
        isTicked: agreed,
        problem: problems['agreed'],
      })}
      ${tick({
        name: 'news',
        label: html`${chosenCategories.news.wording} <span class="hint">Optional: each has a link that stops them.</span>`,
        isTicked: wantsNews,
      })}
      <button type="submit">Create account</button>
    </form>
    <p>Already have an account? <a href="/sign-in">Sign in</a></p>`;
}

function confirmForm(linkToken: string, token: string): Html {
  return html`<h1>Is this address yours?</h1>
    <p>If you have just created an account with it, press the button. Then you can sign in.</p>
    <form method="post" action="/confirm">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      <input type="hidden" name="token" value="${linkToken}" />
      <button type="submit">Yes, confirm my address</button>
    </form>
    <p class="hint">If you have not, close this page: nothing happens, and you need not do anything.</p>`;
}

function checkEmail(email: string): Html {
  return html`<h1>Check your email</h1>
    <p>We have sent an email to <strong>${email}</strong>. Open the link in it within 24 hours and confirm, then sign in.</p>
    <p>Nothing after a few minutes? Look in your junk folder, or <a href="/sign-up">enter the address again</a>.</p>`;
}
