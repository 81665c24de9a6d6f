/** The resource type of docs/own-types.md, as a user would write one. */
@NullMarked
package com.example.tenken;

import org.jspecify.annotations.NullMarked;
