#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <utility>

#include "rodedraad/sdk/abi_v1.h"

/// What a plugin throws. Every text reaches an administrator: it names the place, never a value.
namespace rodedraad::sdk {

/// This message can never be handled.
class BadMessage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A setting is wrong; where names it.
class BadSetting : public std::runtime_error {
 public:
  BadSetting(std::string where, const std::string& text)
      : std::runtime_error(text), where_(std::move(where)) {}
  const std::string& where() const { return where_; }

 private:
  std::string where_;
};

/// Something outside is not there now (a port is taken, a folder is missing); it may pass.
class Unavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

namespace detail {

/// Runs \p body and turns what it throws into a status and an error text.
rd_status guard(rd_error* error, const std::function<void()>& body) noexcept;

}  // namespace detail

}  // namespace rodedraad::sdk
