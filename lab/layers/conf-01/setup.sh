# parent: debian-systemd
# Certificates, and servers whose settings are asked.
set -eu

# The databases are made without waiting for the disk.
apt-get install -q -y --no-install-recommends eatmydata
export LD_PRELOAD=libeatmydata.so
apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-confold \
  -o Dpkg::Options::=--path-exclude='/usr/share/doc/*' -o Dpkg::Options::=--path-exclude='/usr/share/man/*' \
  -o Dpkg::Options::=--path-exclude='/usr/share/locale/*' \
  apache2 redis-server mariadb-server postgresql postfix
apt-get clean

# Certificates: a chain, each sort of key, a key with a passphrase in both forms, and what is wrong with some.
mkdir -p /etc/ssl/lab /etc/ssl/tree/sub /etc/ssl/tree-expired
cd /etc/ssl/lab
issue() {
  name=$1 subject=$2 days=$3
  shift 3
  openssl req -new -key "$name.key" -subj "$subject" -out "$name.csr" "$@"
  openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -copy_extensions copy -days "$days" -out "$name.pem"
  rm "$name.csr"
}
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out ca.key
openssl req -x509 -new -key ca.key -subj '/C=JP/O=Tenken Lab/CN=Tenken Lab CA' -days 7300 \
  -addext keyUsage=critical,keyCertSign,cRLSign -out ca.pem
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out web.key
issue web '/C=JP/O=Tenken Lab, Ltd./CN=web.lab.test/emailAddress=ops@lab.test' 3650 \
  -addext subjectAltName=DNS:web.lab.test,DNS:*.app.lab.test,IP:10.231.77.20,IP:fdc7:4d31:77::20,email:web@lab.test,URI:https://web.lab.test/ \
  -addext keyUsage=critical,digitalSignature,keyEncipherment -addext extendedKeyUsage=serverAuth
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.key
issue ec '/CN=点検.lab.test' 3650 -utf8 -addext extendedKeyUsage=clientAuth,emailProtection -addext keyUsage=digitalSignature
openssl genpkey -algorithm ED25519 -out ed25519.key
issue ed25519 '/CN=ed25519.lab.test' 3650
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out expired.key
issue expired '/CN=expired.lab.test' -1
cat web.pem ca.pem >chain.pem
cat web.key web.pem ca.pem >with-key.pem
openssl x509 -in web.pem -outform DER -out web.der
openssl pkey -in web.key -outform DER -out key.der
openssl x509 -in web.pem -trustout -setalias 'the web' -out trusted.pem
openssl pkey -in web.key -aes256 -passout pass:lab-passphrase -out encrypted.key
openssl pkey -in ec.key -traditional -aes256 -passout pass:lab-passphrase -out legacy.key
openssl pkey -in web.key -traditional -out pkcs1.key
head -n 5 web.pem >cut.pem
head -n 5 web.key >cut.key
cp web.pem '$(touch ran).pem'
chmod 600 ./*.key with-key.pem
cp web.pem ca.pem ../tree
cp ec.pem 'with space.crt'
mv 'with space.crt' ../tree/sub
ln -s ../../lab/ed25519.pem ../tree/sub/link.pem
ln -s .. ../tree/sub/loop
cp web.pem expired.pem ../tree-expired
test ! -e ran
cd /

# Servers.
rm -f /etc/nginx/sites-enabled/default /etc/apache2/sites-enabled/*
ln -s ../sites-available/app /etc/nginx/sites-enabled/app
sed -i 's/^Listen 80$/Listen 8081/' /etc/apache2/ports.conf
a2enmod -q rewrite headers
a2ensite -q app
postconf -e 'inet_interfaces = loopback-only' 'myhostname = conf-01.lab.test' 'alias_maps = hash:/etc/aliases'
newaliases
# In the file, and not in the database that mail is delivered by.
echo 'forgotten: root' >>/etc/aliases

mkdir -p /run/mysqld
chown mysql /run/mysqld
mariadb-install-db --user=mysql --datadir=/var/lib/mysql-replica
mariadbd --user=mysql --skip-networking &
while ! mariadb-admin ping; do sleep 0.2; done
mariadb -e "CREATE USER monitor@localhost IDENTIFIED BY 'lab-password'; GRANT REPLICA MONITOR ON *.* TO monitor@localhost;
  CREATE USER plain@localhost IDENTIFIED BY 'lab-password'"
mariadb-admin shutdown
mariadbd --user=mysql --skip-networking --datadir=/var/lib/mysql-replica --server-id=2 &
while ! mariadb-admin ping; do sleep 0.2; done
mariadb -e "CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_USER='replica', MASTER_PASSWORD='lab-password'"
mariadb-admin shutdown
wait

pg_conftool 15 main set shared_buffers 16MB
pg_conftool 15 main set primary_conninfo 'host=db-01 password=lab-password'
pg_ctlcluster 15 main start
su postgres -c "psql -qc \"CREATE ROLE monitor LOGIN PASSWORD 'lab-password' IN ROLE pg_monitor\" -c \"CREATE ROLE plain LOGIN PASSWORD 'lab-password'\""
pg_ctlcluster 15 main stop
pg_createcluster 15 standby -p 5433
rm -r /var/lib/postgresql/15/standby
cp -a /var/lib/postgresql/15/main /var/lib/postgresql/15/standby
touch /var/lib/postgresql/15/standby/standby.signal
# Only for compiling queries.
rm -f /usr/lib/x86_64-linux-gnu/libLLVM-*
unset LD_PRELOAD
systemctl disable redis-server.service
systemctl enable redis@primary redis@replica mariadb-replica
