import type { ReactNode } from 'react';
import { useProfile, useUpdatePreferences } from '../../app/profile.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ClockBesideSection } from './clock-beside-section.tsx';
import { ClockCourseSection } from './clock-course-section.tsx';
import { ClockFaceSection } from './clock-face-section.tsx';
import { ClockLightSection } from './clock-light-section.tsx';
import { ClockWindowsSection } from './clock-windows-section.tsx';

/** Everything about the clock in the room, one sentence each. */
export function ClockPage(): ReactNode {
  const {
    preferences: { clock },
    info: { can },
  } = useProfile();
  const save = useUpdatePreferences();
  const section = { clock, onChange: (change: Readonly<Record<string, unknown>>) => save.mutate({ clock: change }) };
  return (
    <>
      <PageHeader title="Clock" lead="How the clock in the room looks and behaves. Warnings and turnover belong to each service." />
      <ClockFaceSection {...section} />
      <ClockCourseSection {...section} />
      <ClockLightSection {...section} />
      <ClockWindowsSection {...section} can={can} />
      <ClockBesideSection {...section} can={can} />
    </>
  );
}
