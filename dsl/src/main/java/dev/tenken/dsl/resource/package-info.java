/**
 * What a resource type is made of: its base class, findings, refinable predicates and the words
 * that name it.
 */
@NullMarked
package dev.tenken.dsl.resource;

import org.jspecify.annotations.NullMarked;
