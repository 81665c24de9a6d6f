package dev.tenken.engine.collect;

/** The earliest moment, by {@link System#nanoTime}, that a fact may have been asked at. */
record Since(boolean limited, long nanos) {
  /** Any fact of the run will do. */
  static final Since EVER = new Since(false, 0);

  /** Only facts asked from now on will do. */
  static Since now() {
    return new Since(true, System.nanoTime());
  }

  boolean allows(long begun) {
    return !limited || begun - nanos >= 0;
  }

  Since later(Since other) {
    boolean otherIsLater = other.limited && other.nanos - nanos > 0;
    return !limited || otherIsLater ? other : this;
  }
}
