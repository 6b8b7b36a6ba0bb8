import type { ReactNode } from 'react';
import type { AccountState } from '../../../shared/contract/account.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import classes from './account.module.css';
import { clockWords, limitWords, neverLimitedWords, standingNotice, type StandingNotice } from './account-words.ts';
import { PageButton } from './page-button.tsx';

/** What is out of the ordinary, said calmly: what it means, what is limited, and what never is. */
export function StandingNotices({ state }: { readonly state: AccountState }): ReactNode {
  const [now, zone] = [useNow(60_000), useZone()];
  const notice = standingNotice(state, { now, zone });
  const isResting = state.standing.state === 'RESTRICTED';
  return (
    <>
      {state.standing.clockLooksWrong && <Notice {...clockWords} tone="amber" />}
      {notice !== null && (
        <Notice title={notice.title} sentence={notice.sentence} tone={isResting ? 'plain' : 'amber'}>
          {notice.page && (
            <div className={classes['way']}>
              <PageButton page={notice.page.to} pages={state.pages} label={notice.page.label} />
            </div>
          )}
          {isResting && (
            <dl className={classes['limits']}>
              <dt>Limited now</dt>
              <dd>{limitWords(dayOf(now, zone))}</dd>
              <dt>Never limited</dt>
              <dd>{neverLimitedWords}</dd>
            </dl>
          )}
        </Notice>
      )}
    </>
  );
}

interface NoticeProps extends Omit<StandingNotice, 'page'> {
  readonly tone: 'plain' | 'amber';
  readonly children?: ReactNode;
}

function Notice({ title, sentence, tone, children }: NoticeProps): ReactNode {
  return (
    <div role="status" className={classes['notice']} data-tone={tone}>
      <p className={classes['noticeTitle']}>{title}</p>
      <p className={classes['noticeWords']}>{sentence}</p>
      {children}
    </div>
  );
}
