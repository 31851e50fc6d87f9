#pragma once

#include <string>
#include <string_view>

#include "rodedraad/sdk/message.h"

namespace rodedraad::soap {

inline constexpr std::int64_t kNow = 1'772'442'927'000;  // 2026-03-02T09:15:27Z

/// An envelope with these header blocks and this content of its Body.
std::string envelope(const std::string& header, const std::string& body);

/// The blocks of WS-Addressing of a request.
std::string addressing_blocks();

/// A POST of \p body as text/xml.
sdk::Message post(std::string body);

/// \p text with the first \p from replaced; fails the test when it is not there.
std::string with(std::string text, std::string_view from, std::string_view to);

}  // namespace rodedraad::soap
