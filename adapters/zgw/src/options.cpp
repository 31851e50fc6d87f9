#include "options.h"

#include <array>
#include <string_view>

#include "rodedraad/json_api/receive.h"
#include "rodedraad/sdk/identifiers.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::zgw {

namespace {

using sdk::BadSetting;

constexpr std::array<std::string_view, 3> kMappedKinds{"notificatie", "zaak", "status"};

std::string url(const char* name, std::string text) {
  if (!text.starts_with("http://") && !text.starts_with("https://")) {
    throw BadSetting(name, "Dit is geen volledig adres (URL).");
  }
  return text;
}

}  // namespace

Options::Options(std::span<const sdk::Pair> pairs)
    : mapping(json_api::compile_mapping(pairs, "zgw", kMappedKinds)) {
  const sdk::Settings settings{pairs};
  api = url("api", settings.required("api"));
  while (api.ends_with('/')) api.pop_back();
  rsin = settings.required("rsin");
  // An RSIN passes the same 11-proof as a bsn.
  if (!sdk::is_bsn(rsin)) throw BadSetting("rsin", "Dit is geen RSIN: negen cijfers, elfproef.");
  zaaktype = url("zaaktype", settings.required("zaaktype"));
  roltype = settings.text("roltype");
  if (!roltype.empty()) roltype = url("roltype", roltype);
  const std::string code = settings.text("municipality");
  if (!code.empty() && !sdk::is_gemeentecode(code)) {
    throw BadSetting("municipality", "Dit is de code van een gemeente: vier cijfers.");
  }
  if (!code.empty()) municipality = "code:" + code;
}

}  // namespace rodedraad::zgw
