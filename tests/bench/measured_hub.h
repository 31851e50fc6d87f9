#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "folder.h"
#include "hub_process.h"
#include "partners.h"
#include "rodedraad/store/reader.h"
#include "system.h"

namespace rodedraad::bench {

/// The program that is measured: RODEDRAAD_PROGRAM of the environment, or that of this build.
std::string hub_program();

/// A whole hub as it is shipped, with its partners: its own process, the configuration of the
/// Drechtsteden, a real disk, partners over HTTP. Every signed statement goes to DUO and to
/// VluchtelingenWerk. The load and the partners share the machine with it.
class MeasuredHub final : public System {
 public:
  MeasuredHub();

  /// Starts it, or another one on what the one before left.
  HubProcess& start();
  HubProcess& hub() { return hub_ ? *hub_ : start(); }
  void stop() { hub_.reset(); }
  /// Tells of the persons \p from up to \p to, who can sign after it. Ends when the hub knows all
  /// of them. Throws std::runtime_error when it does not.
  void introduce(std::size_t from, std::size_t to);

  Partners& partners() { return partners_; }
  std::filesystem::path config() const { return folder_.path() / "config"; }
  std::filesystem::path data() const { return folder_.path() / "data"; }
  store::Location location() const;
  store::Counts counts() const { return store::Reader{location()}.counts(); }

  std::uint16_t port() const override { return hub_->port(); }
  std::string request(std::size_t number) const override;
  const Arrivals& arrivals() const override { return partners_.statements(); }
  void hold() override { partners_.hold(); }
  void release() override { partners_.release(); }
  double cpu_seconds() const override { return hub_->process().cpu_seconds(); }
  double rss_mb() const override { return hub_->process().rss_mb(); }
  double peak_mb() const override { return hub_->process().peak_mb(); }

 private:
  Folder folder_;
  Partners partners_;
  std::unique_ptr<HubProcess> hub_;
};

}  // namespace rodedraad::bench
