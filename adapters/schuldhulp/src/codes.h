#pragma once

#include <string_view>

#include "rodedraad/json_api/codes.h"

/// The codes of what can be wrong with a message. The exchange model has none of its own.
namespace rodedraad::schuldhulp {

inline constexpr std::string_view kUnreadable = "shv-onleesbaar";
inline constexpr std::string_view kMissing = "shv-ontbreekt";
inline constexpr std::string_view kUnknown = "shv-onbekend";  ///< a member that is not in the model
inline constexpr std::string_view kSpelling = "shv-naam";     ///< a member by another name
inline constexpr std::string_view kNull = "shv-null";
inline constexpr std::string_view kType = "shv-type";
inline constexpr std::string_view kDate = "shv-datum";
inline constexpr std::string_view kCode = "shv-code";  ///< a value that is not on its list
inline constexpr std::string_view kBsn = "shv-bsn";
inline constexpr std::string_view kNoBsn = "shv-zonder-bsn";
inline constexpr std::string_view kMunicipality = "shv-gemeentecode";
inline constexpr std::string_view kNoSignal = "shv-signaal-onbekend";
inline constexpr std::string_view kOlder = "shv-oudere-stand";
inline constexpr std::string_view kMore = "shv-meer";

inline constexpr json_api::Codes kCodes{.unreadable = kUnreadable,
                                        .schema = kUnknown,
                                        .bsn = kBsn,
                                        .date = kDate,
                                        .code = kCode,
                                        .conflict = "shv-dubbel",
                                        .municipality = kMunicipality};

}  // namespace rodedraad::schuldhulp
