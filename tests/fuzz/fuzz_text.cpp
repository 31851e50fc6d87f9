#include <stdexcept>

#include "check.h"
#include "rodedraad/config/config.h"
#include "rodedraad/crypto/minisign.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/model/date.h"
#include "rodedraad/sdk/identifiers.h"

/// The small things that are read out of a text: days, moments, durations, signatures, numbers.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace rodedraad;
  const auto text = fuzz::view(data, size);
  if (const auto date = model::Date::parse(text)) {
    fuzz::check(model::Date::parse(date->text()) == date);
  }
  try {
    const auto moment = model::parse_instant(text);
    const auto again = model::parse_instant(model::rfc3339(moment));
    // Before 1937 the Netherlands were no whole minutes from UTC, which RFC 3339 cannot say.
    const auto most = moment < model::Instant{} ? std::chrono::minutes{1} : std::chrono::seconds{1};
    fuzz::check(std::chrono::abs(moment - again) < most);
  } catch (const std::invalid_argument&) {
    // It is no moment.
  }
  static_cast<void>(config::parse_duration(text));
  static_cast<void>(sdk::is_uuid(text));
  if (const auto signer = crypto::parse_signer(text)) {
    fuzz::check(!crypto::verify_minisign(*signer, text, text));
  }
  return 0;
}
