@NullMarked
package dev.tsuno.array;

import org.jspecify.annotations.NullMarked;
