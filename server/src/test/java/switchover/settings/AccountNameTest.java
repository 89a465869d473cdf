package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "Anna.Berg-2@plant_1",
        "j\u00fcrgen",
        "\u5f20\u4f1f",
        "\u0438\u0432\u0430\u043d",
        "\u0905\u0928\u093f\u0932",
        "\uae40",
        "7",
        "admin"
      })
  void ofLettersOfOneScript(String name) {
    assertTrue(AccountName.isName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a/b",
        "\u0430nna",
        "anna\u0661",
        "anna\u00b2",
        "\u0301anna",
        "7\u0301",
        "q\u0301",
        "anna\u034f",
        "anna\ufe0f",
        "anna\u200d",
        "\uae40\u3164",
        "ju\u0308rgen",
        "admin.token",
        "ADMIN.Token",
        "\uff41dmin.token"
      })
  void noneByWhichSomebodyPassesForAnotherOne(String name) {
    assertFalse(AccountName.isName(name));
  }

  @ParameterizedTest
  @CsvSource({
    "anna, ANNA, true",
    "anna, \uff41\uff4e\uff4e\uff41, true",
    "strasse, STRA\u00dfE, true",
    "anna, anne, false"
  })
  void twoThatAreOneAreTaken(String one, String other, boolean same) {
    assertEquals(same, AccountName.isSame(one, other));
  }
}
