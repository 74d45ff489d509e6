// Package mail measures and tries mail all the way, through postfix and dovecot; its tests have the build tag mailservers.
package mail
