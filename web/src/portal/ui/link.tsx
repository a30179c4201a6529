import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

interface TextLinkProps extends Omit<AnchorProps, 'href'>, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> {
  readonly ref?: Ref<HTMLAnchorElement>
}

interface ButtonLinkProps extends ButtonProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  readonly ref?: Ref<HTMLAnchorElement>
}

const RoutedAnchor = createLink((props: TextLinkProps) => (
  <Anchor c="var(--qd-accent-text)" inherit={props.size === undefined} {...props} />
))
const RoutedButton = createLink((props: ButtonLinkProps) => <Button component="a" {...props} />)

/** A link to another screen of the portal. */
export const TextLink: LinkComponent<typeof RoutedAnchor> = (props) => <RoutedAnchor preload="intent" {...props} />

/** A link that looks like a button. */
export const ButtonLink: LinkComponent<typeof RoutedButton> = (props) => <RoutedButton preload="intent" {...props} />
