import { createLink } from '@tanstack/react-router';
import { ButtonLink, Link, NavListLink } from '@utrecht/component-library-react';

/** Links of the design system that move within the console without loading the page again. */
export const RouteLink = createLink(Link);
export const RouteButton = createLink(ButtonLink);
export const RouteNavLink = createLink(NavListLink);
