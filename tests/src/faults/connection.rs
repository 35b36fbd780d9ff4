//! Runs a script on a connection.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::arrivals::Arrivals;
use super::reader::Reader;
use super::script::{Script, Step};

/// Runs the script. The caller closes the connection by dropping it.
pub(super) async fn perform(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    script: &Script,
    arrivals: &Arrivals,
) -> io::Result<()> {
    let mut reader = Reader::new(arrivals);
    let mut requests = 0;
    let mut steps = script.steps().iter();
    while let Some(step) = steps.next() {
        match step {
            Step::ReadByte => {
                let byte = stream.read_u8().await?;
                reader.receive(&[byte]);
            }
            Step::ReadRequest => {
                requests += 1;
                while reader.complete() < requests {
                    if !read_some(&mut stream, &mut reader).await? {
                        return Ok(());
                    }
                }
            }
            Step::Write(bytes) => write(&mut stream, bytes).await?,
            Step::Flood(bytes, times) => {
                for _ in 0..*times {
                    write(&mut stream, bytes).await?;
                }
            }
            Step::Drip(bytes, pause) => {
                for byte in bytes {
                    write(&mut stream, &[*byte]).await?;
                    tokio::time::sleep(*pause).await;
                }
            }
            Step::Pause(pause) => tokio::time::sleep(*pause).await,
            Step::Again => steps = script.steps().iter(),
            Step::Close => break,
            Step::Reset => return Ok(()),
            Step::Hang => while read_some(&mut stream, &mut reader).await? {},
        }
    }
    stream.shutdown().await
}

async fn write(stream: &mut (impl AsyncWrite + Unpin), bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes).await?;
    stream.flush().await
}

/// Reads what has arrived. Returns whether there may be more.
async fn read_some(stream: &mut (impl AsyncRead + Unpin), reader: &mut Reader<'_>) -> io::Result<bool> {
    let mut bytes = [0; 4096];
    let length = stream.read(&mut bytes).await?;
    reader.receive(&bytes[..length]);
    Ok(length > 0)
}
