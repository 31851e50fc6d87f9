#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace rodedraad::certify {

/// A partner on 127.0.0.1 that takes connections and never says a word.
class SilentPartner {
 public:
  SilentPartner();
  ~SilentPartner();
  SilentPartner(const SilentPartner&) = delete;
  SilentPartner& operator=(const SilentPartner&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  int socket_ = -1;
  std::uint16_t port_ = 0;
};

/// Posts a SOAP envelope, which plain HTTP takes too, to an address ("http://127.0.0.1:41001")
/// again and again until it is destroyed.
class Poster {
 public:
  explicit Poster(const std::string& address);
  ~Poster();
  Poster(const Poster&) = delete;
  Poster& operator=(const Poster&) = delete;

  /// Whether the address can be posted to at all.
  static bool knows(const std::string& address);

 private:
  void post() const;

  std::uint16_t port_ = 0;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

}  // namespace rodedraad::certify
