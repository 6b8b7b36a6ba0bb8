import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { EmptyBoxPicture } from '../ui/pictures.tsx';

/** An address that leads nowhere. */
export function NotFound(): ReactNode {
  return (
    <>
      <PageHeader title="Not found" />
      <EmptyState
        picture={EmptyBoxPicture}
        sentence="There is no screen at this address."
        action={
          <Button component={Link} to="/" variant="default">
            Go to Today
          </Button>
        }
      />
    </>
  );
}
