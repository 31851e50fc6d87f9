#include "rodedraad/plugin/allowed.h"

#include <algorithm>

#include "rodedraad/crypto/minisign.h"

namespace rodedraad::plugin {

tl::expected<Permission, std::string> permission(const SealedFile& library,
                                                 const config::PluginFolder& folder) {
  const auto listed =
      std::find_if(folder.allowed.begin(), folder.allowed.end(),
                   [&](const auto& allowed) { return allowed.sha256 == library.sha256(); });
  if (listed != folder.allowed.end()) {
    return Permission{listed->name, listed->isolated, "sha256"};
  }
  auto beside = library.file();
  beside += ".minisig";
  const auto signature = folder.signers.empty() ? std::string{} : read_beside(beside);
  for (const auto& line : folder.signers) {
    const auto signer = crypto::parse_signer(line);
    if (signer && crypto::verify_minisign(*signer, signature, library.bytes())) {
      return Permission{{}, true, "signature " + signer->number()};
    }
  }
  return tl::unexpected(
      std::string{signature.empty()
                      ? "nobody allowed it"
                      : "its signature is not one of a listed signer over this file"} +
      " (its SHA-256 is " + library.sha256() +
      "); when it is what its supplier meant to give you, put the line that `rodedraad plugin "
      "allow " +
      library.file().string() + "` prints in <plugins> in hub.xml");
}

}  // namespace rodedraad::plugin
