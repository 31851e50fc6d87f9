#pragma once

#include <gtest/gtest.h>

#include <string>

/// Holds XML against the official schemas, with the program xmllint.
namespace rodedraad::tests {

/// Empty when \p document is valid, or when the schemas or the program are not there (then \p
/// skipped becomes true). \p schema is a path below the folder of published schemas.
std::string schema_problems(const std::string& document, const std::string& schema, bool& skipped);

/// Of iWmo 3.2: "WMO306".
inline std::string wmo_schema(const std::string& function) {
  return "wmo/iwmo_3_2/xsd/" + function + ".xsd";
}

inline constexpr const char* kStufSchema = "wmo/ggk/0301/stuf0301.xsd";
inline constexpr const char* kGgkSchema =
    "wmo/ggk/ggk0210/ggkberichten/ggk0210_msg_ggkberichten.xsd";

}  // namespace rodedraad::tests

/// Fails when the document is not valid; says so once when that cannot be found out.
#define EXPECT_VALID(document, schema)                                                     \
  do {                                                                                     \
    bool rodedraad_skipped = false;                                                        \
    EXPECT_EQ(rodedraad::tests::schema_problems(document, schema, rodedraad_skipped), ""); \
    if (rodedraad_skipped) GTEST_SKIP() << "no published schemas, or no xmllint";          \
  } while (false)
