#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

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
  /// On a file.
  MeasuredHub();
  /// On a server that has nothing at this URL yet, with so many hubs: one works, all take in.
  MeasuredHub(std::string store, std::size_t hubs);

  /// Starts it, or another one on what the one before left.
  HubProcess& start();
  HubProcess& hub() { return hub_ ? *hub_ : start(); }
  void stop();
  /// Tells of the persons \p from up to \p to, who can sign after it. Ends when the hub knows all
  /// of them. Throws std::runtime_error when it does not.
  void introduce(std::size_t from, std::size_t to);

  Partners& partners() { return partners_; }
  std::filesystem::path config() const { return folder_.path() / "config"; }
  std::filesystem::path data() const { return folder_.path() / "data"; }
  store::Location location() const;
  store::Counts counts() const { return store::Reader{location()}.counts(); }

  Ports ports() const override;
  std::string request(std::size_t number) const override;
  const Arrivals& arrivals() const override { return partners_.statements(); }
  void hold() override { partners_.hold(); }
  void release() override { partners_.release(); }
  double cpu_seconds() const override;
  double rss_mb() const override;
  double peak_mb() const override;

 private:
  double sum(double (ChildProcess::*of)() const) const;
  HubProcess::Place place(const std::filesystem::path& data) const;

  Folder folder_;
  Partners partners_;
  std::string store_;
  std::size_t hubs_ = 1;
  std::unique_ptr<HubProcess> hub_;                   ///< works
  std::vector<std::unique_ptr<HubProcess>> waiting_;  ///< take in
};

}  // namespace rodedraad::bench
