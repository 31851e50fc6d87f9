#pragma once

#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rodedraad/sdk/host.h"

namespace rodedraad::http {

/// What one side of TLS works with; the names are those of files.
struct TlsFiles {
  std::string certificate;  ///< own, with its chain behind it; a client may have none
  std::string key;
  std::string trust;         ///< who may be on the other side; file or folder
  std::string crl;           ///< what was revoked; file or folder; empty: not looked at
  bool crl_needed = true;    ///< without a current list nobody is trusted
  bool only_tls_13 = false;  ///< else TLS 1.2 too
};

enum class TlsSide { server, client };

/// The rules of TLS for one side of a connection (Digikoppeling Beveiligingsstandaarden 2.0.1; NCSC
/// ICT-beveiligingsrichtlijnen voor TLS 2025). Follows its files: a handshake that starts a second
/// after a file changed uses the new one, and a new file that is of no use leaves the old in force.
class Tls {
 public:
  using Context = std::shared_ptr<boost::asio::ssl::context>;

  /// Throws sdk::BadSetting.
  Tls(TlsSide side, TlsFiles files, const sdk::Host& host);

  /// For the next handshake. [one thread]
  const Context& context();

  /// Whether the other side must show a certificate.
  bool wants_peer() const { return side_ == TlsSide::client || !files_.trust.empty(); }

 private:
  /// What tells that a file is another one than before.
  std::string marks() const;

  TlsSide side_;
  TlsFiles files_;
  sdk::Host host_;
  Context context_;
  std::string marks_;    ///< of the files in use
  std::string problem_;  ///< of the newer files, as it was logged
  std::chrono::steady_clock::time_point next_look_;
};

}  // namespace rodedraad::http
