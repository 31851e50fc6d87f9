#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/config/config.h"
#include "rodedraad/crypto/certificates.h"

/// The certificates, keys and revocation lists that transports work with, as an administrator must
/// look after them.
namespace rodedraad::hub {

/// One of them, and where the configuration names it.
struct HeldCredential {
  crypto::Credential credential;
  std::filesystem::path file;
  config::Setting setting;
  std::string used_by;  ///< the id of a listener or connection
};

std::vector<HeldCredential> held_credentials(const config::Config& config,
                                             const config::Catalogue& catalogue);

/// Everything in the files that transports name that has ended or ends within 60 days, and keys
/// that have two roles. One line for each; the places are those of the settings.
std::vector<config::Finding> look_at_credentials(const config::Config& config,
                                                 const config::Catalogue& catalogue,
                                                 std::chrono::sys_seconds now);

}  // namespace rodedraad::hub
