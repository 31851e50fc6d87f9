#pragma once

#include "certificates.h"
#include "tls.h"

namespace rodedraad::http {

/// Reads the files and sets all rules; throws sdk::BadSetting, which names the setting of that
/// side.
Tls::Context make_context(TlsSide side, const TlsFiles& files);

}  // namespace rodedraad::http
