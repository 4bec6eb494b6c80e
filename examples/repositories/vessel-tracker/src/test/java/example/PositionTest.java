package example;

import org.junit.jupiter.api.Test;

class PositionTest {
  @Test
  void isAtSea() {}
}
